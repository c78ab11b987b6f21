"""Where every translation stands: missing, in progress, outdated or current.

`fingerprints`, `words` and `rules` are pure; `registry` knows the models; `saving` keeps the
table `Translation` right on every save.
"""
