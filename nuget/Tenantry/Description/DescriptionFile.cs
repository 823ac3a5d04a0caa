using System.Text.Json;
using System.Text.Json.Serialization;
using Tenantry.Platform.Hosting;

namespace Tenantry.Description;

/// <summary>Reads <c>tenantry.json</c>. A mistake in it stops the start with the file, the line, the path and what would be right.</summary>
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
        catch (JsonException broken)
        {
            var place = $"{Name}({broken.LineNumber + 1},{broken.BytePositionInLine + 1})";
            throw new TenantryStartException($"{place}: {broken.Path}: {Reword(broken.Message)}", broken);
        }
        catch (DescriptionException wrong)
        {
            var (line, column) = JsonPlace.Of(json, wrong.Path);
            throw new TenantryStartException($"{Name}({line},{column}): {wrong.Path}: {wrong.Message}", wrong);
        }
    }

    // The runtime speaks of .NET types and repeats the place; people want to know which word is wrong.
    private static string Reword(string message)
    {
        var words = message.Split(" Path: ")[0];
        if (words.Contains("could not be mapped", StringComparison.Ordinal) && words.Split('\'') is [_, var member, ..])
        {
            return $"'{member}' is not known here. Check its spelling; the names stand in the README of the package Tenantry.";
        }

        return words.Contains("could not be converted", StringComparison.Ordinal)
            ? "This value has the wrong form. The README of the package Tenantry shows the right one."
            : words.Contains("missing required", StringComparison.Ordinal) ? $"Something is missing: {words.Split(':')[^1].Trim()}" : words;
    }
}
