"""What a sentence is made of: its words with their tags, its clauses with their verbs."""
