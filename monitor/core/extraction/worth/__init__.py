"""What is worth telling: assertions that can be checked, and neither mood nor advice."""
