"""Who asks, and what they may: keys, people, anybody; scopes, quotas, and the gate that every request comes through."""
