using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tenantry.Description;

namespace Tenantry.Host.Tests;

/// <summary>Verifies that the committed schema of <c>tenantry.json</c> is the one that is generated from the types.</summary>
public sealed partial class DescriptionSchemaTests
{
    private static readonly string Package = Path.GetFullPath(Path.Combine(Here(), "../../nuget/Tenantry"));

    [Fact]
    public void Schema_IsTheCommittedOne()
    {
        var file = Path.Combine(Package, "tenantry.schema.json");
        if (Environment.GetEnvironmentVariable("TENANTRY_ACCEPT_API") == "1")
        {
            File.WriteAllText(file, DescriptionSchema.Write());
        }

        File.ReadAllText(file).ShouldBe(DescriptionSchema.Write(), "run the tests with TENANTRY_ACCEPT_API=1 and review the difference");
    }

    [Fact]
    public void EveryName_HasADescription()
    {
        var schema = JsonNode.Parse(DescriptionSchema.Write())!.AsObject();
        WithoutDescription(schema).ShouldBeEmpty();
    }

    [Fact]
    public void ExampleOfTheReadme_IsValid()
    {
        var example = Json().Match(File.ReadAllText(Path.Combine(Package, "README.md"))).Groups["json"].Value;
        var schema = JsonNode.Parse(DescriptionSchema.Write())!.AsObject();
        SchemaCheck.FindErrors(JsonNode.Parse(example), schema, schema).ShouldBeEmpty();
        SchemaCheck.FindErrors(JsonNode.Parse("""{ "products": [ { "key": "x", "plan": [] } ] }"""), schema, schema)
            .ShouldBe(["$.products[0].plan is unknown", "$.products[0].plans is missing"], ignoreOrder: true);
    }

    private static IEnumerable<string> WithoutDescription(JsonObject schema) =>
        (schema["properties"] as JsonObject ?? []).SelectMany(property => property.Value is JsonObject json
            ? (json.ContainsKey("description") || json.ContainsKey("$ref") ? [] : new[] { property.Key }).Concat(WithoutDescription(json))
            .Concat(json["items"] is JsonObject items ? WithoutDescription(items) : [])
            : []);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Json();
}
