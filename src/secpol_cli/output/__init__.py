"""From a Result to what stands on the screen or in the pipe."""
