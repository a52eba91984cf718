"""Work that is shared out: among the cores of this machine, and the machines of a cluster."""
