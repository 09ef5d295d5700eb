"""People, as a provider of OpenID Connect knows them."""
