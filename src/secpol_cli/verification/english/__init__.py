"""What English lets a quotation change, put in and leave out, and what it does not."""
