"""The data sets that come with the product, in the product's own form."""
