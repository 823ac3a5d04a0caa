using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace Tenantry.Description;

/// <summary>
/// Generates the JSON schema of <c>tenantry.json</c> from the types that read it, so that editors complete and validate the file.
/// </summary>
internal static class DescriptionSchema
{
    private static readonly JsonSerializerOptions Written = new()
        { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write()
    {
        var schema = DescriptionFile.Options.GetJsonSchemaAsNode(typeof(SiteDescription), new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = Describe,
        }).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", DescriptionFile.Name);
        return schema.ToJsonString(Written).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is JsonObject node && context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute),
            inherit: false).FirstOrDefault() is DescriptionAttribute attribute)
        {
            node.Insert(0, "description", attribute.Description);
        }

        return schema;
    }
}
