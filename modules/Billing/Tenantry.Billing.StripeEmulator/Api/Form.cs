using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Stripe's bracketed form fields as a tree: <c>items[0][price]=p</c> is <c>{"items":{"0":{"price":"p"}}}</c>.</summary>
internal static class Form
{
    public static async Task<JsonObject> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var tree = new JsonObject();
        AddAll(tree, request.Query);
        if (request.HasFormContentType)
        {
            AddAll(tree, await request.ReadFormAsync(ct));
        }

        return tree;
    }

    private static void AddAll(JsonObject tree, IEnumerable<KeyValuePair<string, StringValues>> fields)
    {
        foreach (var (name, values) in fields)
        {
            foreach (var value in values)
            {
                Add(tree, name, value ?? "");
            }
        }
    }

    private static void Add(JsonObject tree, string name, string value)
    {
        var parts = name.Replace("]", "", StringComparison.Ordinal).Split('[');
        var parent = tree;
        for (var index = 0; index < parts.Length; index++)
        {
            var key = parts[index].Length == 0 ? $"{parent.Count}" : parts[index];
            if (index == parts.Length - 1)
            {
                parent[key] = value;
            }
            else
            {
                if (parent[key] is not JsonObject child)
                {
                    child = [];
                    parent[key] = child;
                }

                parent = child;
            }
        }
    }
}
