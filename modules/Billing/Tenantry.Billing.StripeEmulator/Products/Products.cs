namespace Tenantry.Billing.StripeEmulator;

internal static class Products
{
    private const string Fields =
        "active:bool description metadata{*} images[] url unit_label statement_descriptor tax_code shippable:bool "
            + "marketing_features[]{name}";

    public static void Map(StripeApi api)
    {
        api.Post("products", $"id name! {Fields} default_price_data{{{Prices.DefaultFields}}}", Create);
        api.Post("products/{id}", "name default_price " + Fields, Update);
        api.Retrieve("products/{id}", "product");
        api.Delete("products/{id}", "", Delete);
        api.List("products", "active:bool ids[] url created:range", call =>
        {
            var ids = call.Params.Texts("ids").ToHashSet(StringComparer.Ordinal);
            return call.Change.All("product").Where(row => !row.Bool("_inline")).Where(row => ids.Count == 0 || ids.Contains(row.Id()))
                .Where(call.Params, "active", "url").CreatedIn(call.Params);
        });
    }

    public static JsonObject Add(Change change, JsonObject parameters)
    {
        var id = parameters.Text("id") ?? NewId.Product();
        if (change.Find("product", id) is not null)
        {
            throw StripeApiException.Invalid("Product already exists.", "id", "resource_already_exists");
        }

        var product = Shape.Of("product", id, change.Now);
        product["updated"] = change.Now;
        Fill(product, parameters);
        change.Add(product);
        change.Publish("product.created", product);
        return product;
    }

    private static JsonObject Create(StripeCall call)
    {
        var product = Add(call.Change, call.Params);
        if (call.Params.Obj("default_price_data") is { } data)
        {
            var price = data.Clone();
            price["product"] = product.Id();
            product["default_price"] = Prices.Add(call.Change, price).Id();
            call.Change.Publish("product.updated", product);
        }

        return product;
    }

    private static JsonObject Update(StripeCall call)
    {
        var product = call.Change.Edit("product", call.Id);
        Fill(product, call.Params);
        if (call.Params.Text("default_price") is { } price)
        {
            product["default_price"] = call.Change.Get("price", price, "default_price").Id();
        }

        product["updated"] = call.Change.Now;
        call.Change.Publish("product.updated", product);
        return product;
    }

    private static JsonObject Delete(StripeCall call)
    {
        var product = call.Change.Get("product", call.Id);
        if (call.Change.All("price").Any(price => price.Text("product") == call.Id))
        {
            throw StripeApiException.Invalid("This product cannot be deleted because it has one or more user-created prices.");
        }

        call.Change.Remove(product);
        call.Change.Publish("product.deleted", product);
        return Shape.Deleted(product);
    }

    private static void Fill(JsonObject product, JsonObject parameters)
    {
        product.CopyFrom(parameters, "name", "active", "description", "images", "url", "unit_label", "statement_descriptor", "tax_code",
            "shippable", "marketing_features").MergeMetadata(parameters);
    }
}
