"""Questions to a page that its script can answer about itself, as JavaScript for `evaluate`."""

# Text of a picture that leaves it: what is cut off for the eye. Half a pixel is rounding.
CLIPPED = """chart => [...chart.querySelectorAll('svg.chart-svg')].filter(svg => svg.checkVisibility()).flatMap(svg => {
    const whole = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')].filter(text => {
        const box = text.getBoundingClientRect();
        return box.width && (box.left < whole.left - 1 || box.right > whole.right + 1
            || box.top < whole.top - 1 || box.bottom > whole.bottom + 1);
    }).map(text => text.textContent);
})"""

# Whether everything that is known about what is set, women included, is drawn.
SETTLED = """chart => chart.dataset.state === "live" && Object.entries(chart.settings.request.inputs)
    .every(([key, value]) => chart.result.inputs[key] === value)
    && (chart.declaration.women === 0 || chart.result.women > 0)"""

# Whether the sentence of what is drawn stands on the page, which it does half a second after all else.
SAID = """chart => chart.querySelector("[data-part=sentence]").textContent === chart.result.sentence"""

# How many shapes of each look the wide picture holds.
MARKS = """chart => {
    const found = {};
    for (const one of chart.querySelectorAll('[data-part=wide] svg :is(path, line, circle, rect)')) {
        const look = one.getAttribute('class') ?? one.parentElement.getAttribute('class') ?? '';
        if (!look.includes('mark-pin')) found[look] = (found[look] ?? 0) + 1;
    }
    return found;
}"""

# Smallest text of the picture on show, in CSS pixels as the reader sees it.
SMALLEST_TEXT = """chart => Math.min(...[...chart.querySelectorAll('svg.chart-svg text')]
    .filter(text => text.checkVisibility() && text.textContent.trim())
    .map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))"""

# Controls smaller than 24 px, and main ones (buttons outside of other text) smaller than 44.
SMALL_TARGETS = """chart => [...chart.querySelectorAll('button, select, summary, a, input')]
    .filter(one => one.checkVisibility())
    .map(one => [one, (one.type === 'radio' || one.type === 'checkbox' ? one.closest('label') : one).getBoundingClientRect()])
    .filter(([one, box]) => Math.min(box.width, box.height) < (one.matches('[data-action], [data-story], summary') ? 44 : 24) - 0.01)
    .map(([one, box]) => `${one.name || one.textContent.trim()} ${box.width}x${box.height}`)"""

# Boxes of the page that are wider than the window, but for regions that scroll on purpose: those
# have a role, a name and a place in the tab order.
SIDEWAYS = """() => {
    const free = [...document.querySelectorAll('[role=region][tabindex="0"][aria-label]')];
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    return [...document.querySelectorAll('article *')].filter(one =>
        one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1 && !free.some(box => box.contains(one)))
        .map(one => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 40)}`).slice(0, 5);
}"""

# Marks and words of the picture that do not stand out from what they are drawn on. Strokes of
# the model and fills of dots want 3:1, text 4.5:1; shades and grids only help the eye.
FAINT = """chart => {
    const probe = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
    const rgb = color => {
        probe.clearRect(0, 0, 1, 1); probe.fillStyle = color; probe.fillRect(0, 0, 1, 1);
        return [...probe.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const light = color => rgb(color).map(c => c / 255)
        .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const paper = light(getComputedStyle(chart).getPropertyValue('--bone-surface').trim());
    const contrast = color => {
        const [a, b] = [light(color), paper].sort((x, y) => y - x);
        return (a + 0.05) / (b + 0.05);
    };
    const faint = [];
    const check = (one, color, least, what) => {
        if (color && color !== 'none' && contrast(color) < least) faint.push(`${what} ${one.getAttribute('class') ?? one.parentElement.getAttribute('class')} ${contrast(color).toFixed(2)}`);
    };
    for (const one of chart.querySelectorAll('svg.chart-svg *')) {
        if (!one.checkVisibility()) continue;
        const style = getComputedStyle(one);
        if (one.localName === 'text' && !one.closest('.mark-on')) check(one, style.fill, 4.5, 'text');
        const kind = one.closest('.mark-line, .mark-dot, .mark-interval, .mark-focus');
        if (kind && one.localName !== 'g') check(one, style.stroke, 3, 'stroke');
    }
    return [...new Set(faint)];
}"""

# Every stop of Tab inside a chart, from its first to its last, with what is wrong with it.
STOP = """() => {
    const one = document.activeElement;
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    // A picture may be taller than the window: some part of it must be in sight.
    const seen = [0.02, 0.25, 0.5, 0.75, 0.98].map(share => document.elementFromPoint(box.left + box.width / 2, box.top + box.height * share));
    const named = one.getAttribute('aria-label') || one.textContent.trim() || one.labels?.[0]?.textContent.trim();
    const wrong = [];
    if (!named) wrong.push('has no name');
    if (!one.matches(':focus-visible') || style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) wrong.push('shows no focus');
    if (!seen.some(top => top && (one.contains(top) || one.labels?.[0]?.contains(top)))) wrong.push('is not in sight');
    window.stops ??= new Map();
    if (!window.stops.has(one)) window.stops.set(one, window.stops.size);
    return {id: window.stops.get(one), inside: Boolean(one.closest('bone-chart')), name: named, wrong,
            place: [...document.querySelectorAll('*')].indexOf(one)};
}"""

# Counts how often a live region says something: changes at one moment are one message.
LISTEN = """chart => {
    const region = chart.querySelector('[aria-live]');
    window.messages = [];
    window.listening?.disconnect();
    window.listening = new MutationObserver(() => {
        const text = region.textContent.trim();
        if (text) window.messages.push(text);
    });
    window.listening.observe(region, {childList: true, characterData: true, subtree: true});
}"""
