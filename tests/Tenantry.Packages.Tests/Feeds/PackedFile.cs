using System.IO.Compression;
using System.Xml.Linq;

namespace Tenantry.Packages.Tests.Feeds;

/// <summary>Represents a package file.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Metadata">The metadata of the manifest.</param>
/// <param name="Files">The files in the package.</param>
public sealed record PackedFile(string Path, XElement Metadata, IReadOnlyList<string> Files)
{
    public string Id => Of("id")!;

    private string SymbolsPath => System.IO.Path.ChangeExtension(Path, ".snupkg");

    public static PackedFile Read(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        using var manifest = archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return new PackedFile(path, XDocument.Load(manifest).Root!.Elements().Single(), [.. archive.Entries.Select(Name)]);
    }

    public string? Of(string name) => Element(name)?.Value;

    public string? Of(string name, string attribute) => Element(name)?.Attribute(attribute)?.Value;

    public IReadOnlyList<string> ReadSymbols()
    {
        if (!File.Exists(SymbolsPath))
        {
            return [];
        }

        using var archive = ZipFile.OpenRead(SymbolsPath);
        return [.. archive.Entries.Select(Name)];
    }

    public string ReadText(string file)
    {
        using var archive = ZipFile.OpenRead(Path);
        using var reader = new StreamReader(archive.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }

    public override string ToString() => Id;

    private static string Name(ZipArchiveEntry entry) => Uri.UnescapeDataString(entry.FullName);

    private XElement? Element(string name) => Metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name);
}
