"""The commands of dev.py; standard library only, since it runs before anything is installed."""
