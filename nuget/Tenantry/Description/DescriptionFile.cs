using System.Text.Json;
using System.Text.Json.Serialization;
using Tenantry.Platform.Hosting;

namespace Tenantry.Description;

/// <summary>
/// Reads <c>tenantry.json</c>. If the file is not valid, the host does not start; the error contains the file, the line, the path and the
/// fix.
/// </summary>
internal static class DescriptionFile
{
    public const string Name = "tenantry.json";

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static void Read(string path, TenantryBuilder tenantry)
    {
        if (!File.Exists(path))
        {
            return;
        }

        var json = File.ReadAllBytes(path);
        try
        {
            var site = JsonSerializer.Deserialize<SiteDescription>(json, Options)!;
            new DescriptionReader(tenantry).Apply(site);
        }
        catch (JsonException exception)
        {
            var location = $"{Name}({exception.LineNumber + 1},{exception.BytePositionInLine + 1})";
            throw new TenantryStartException($"{location}: {exception.Path}: {Reword(exception.Message)}", exception);
        }
        catch (DescriptionException exception)
        {
            var (line, column) = JsonLocation.Of(json, exception.Path);
            throw new TenantryStartException($"{Name}({line},{column}): {exception.Path}: {exception.Message}", exception);
        }
    }

    // The messages of System.Text.Json contain .NET types and repeat the location, which does not help the author of the file.
    private static string Reword(string message)
    {
        var text = message.Split(" Path: ")[0];
        if (text.Contains("could not be mapped", StringComparison.Ordinal) && text.Split('\'') is [_, var member, ..])
        {
            if (member == "overages")
            {
                return "Usage beyond a limit isn't billed yet. Remove overages: usage beyond the limit is refused. To sell more usage, "
                    + "add a plan, an add-on or credits.";
            }

            return $"'{member}' is not a valid name here. Check the spelling. The README of the package Tenantry lists the valid names.";
        }

        return text.Contains("could not be converted", StringComparison.Ordinal)
            ? "The value has the wrong type or format. See the example in the README of the package Tenantry."
            : text.Contains("missing required", StringComparison.Ordinal)
            ? $"Required names are missing: {text.Split(':')[^1].Trim()}" : text;
    }
}
