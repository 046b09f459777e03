"""What is known of bone, hormones and drugs, as equations and parameters; imports units and errors only."""
