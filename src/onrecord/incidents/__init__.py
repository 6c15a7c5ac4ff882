"""Records -> incidents: which reports tell the same, what each claims, where they contradict."""
