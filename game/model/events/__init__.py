"""Events: facts with every number already rolled. Applying one never fails and never rolls One file a chapter."""
