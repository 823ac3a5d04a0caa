using System.IO.Compression;
using System.Xml.Linq;

namespace Tenantry.Packages.Tests.Feeds;

/// <summary>A packed package.</summary>
/// <param name="Path">The file.</param>
/// <param name="Metadata">The metadata of its manifest.</param>
/// <param name="Files">The files in it.</param>
public sealed record PackedFile(string Path, XElement Metadata, IReadOnlyList<string> Files)
{
    public string Id => Of("id")!;

    public string SymbolsPath => System.IO.Path.ChangeExtension(Path, ".snupkg");

    public bool IsTemplate => Metadata.Descendants().Any(element => element.Name.LocalName == "packageType" && element.Attribute("name")?.Value == "Template");

    public static PackedFile Read(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        var manifest = archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal) && !entry.FullName.Contains('/', StringComparison.Ordinal));
        using var stream = manifest.Open();
        return new PackedFile(path, XDocument.Load(stream).Root!.Elements().Single(), [.. archive.Entries.Select(entry => Uri.UnescapeDataString(entry.FullName))]);
    }

    public string? Of(string name) => Metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

    public string? Of(string name, string attribute) => Metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Attribute(attribute)?.Value;

    public string ReadText(string file)
    {
        using var archive = ZipFile.OpenRead(Path);
        using var reader = new StreamReader(archive.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }

    public override string ToString() => Id;
}
