using System.Collections.Concurrent;
using System.Reflection;
using System.Xml.Linq;

namespace Tenantry.Architecture.Tests;

/// <summary>Provides the files of the repository.</summary>
internal static class Repository
{
    private static readonly ConcurrentDictionary<string, string[]> TextLines = new(StringComparer.Ordinal);

    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!.TrimEnd('/', '\\');

    /// <summary>Gets every project that is packed as a library: the modules and the packages in <c>nuget/</c>.</summary>
    public static IReadOnlyList<Package> Packages { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Root, "modules"), "*.csproj", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Path.Combine(Root, "nuget"), "*.csproj", SearchOption.AllDirectories).Where(IsLibrary))
            .Where(file => !Has(file, "node_modules"))
            .Order(StringComparer.Ordinal)
            .Select(file => new Package(file)),
    ];

    public static IEnumerable<string> Sources(params string[] folders) =>
        folders.SelectMany(folder => SourcesOf(Path.Combine(Root, folder)));

    public static IEnumerable<string> SourcesOf(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
        .Where(file => !Has(file, "node_modules") && !Has(file, "Migrations") && !Has(file, "obj") && !Has(file, "bin"));

    /// <summary>Gets every file that people read: code, components, documents and templates.</summary>
    public static IEnumerable<string> Texts(params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
        .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".md" or ".html" or ".txt"
            && Path.GetFileName(file) != "PublicApi.txt")
        .Where(file => !Has(file, "node_modules") && !Has(file, "Migrations") && !Has(file, "obj") && !Has(file, "bin")
            && !Has(file, "results"));

    public static string[] Lines(string file) => TextLines.GetOrAdd(file, File.ReadAllLines);

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static bool IsLibrary(string project)
    {
        var text = File.ReadAllText(project);
        return text.Contains("package.props", StringComparison.Ordinal)
            && !text.Contains("<PackAsTool>", StringComparison.Ordinal) && !text.Contains("<PackageType>", StringComparison.Ordinal);
    }

    private static bool Has(string file, string folder) => Relative(file).Split('/').Contains(folder);

    /// <summary>Represents a project file.</summary>
    public sealed record Package(string File)
    {
        public string Name => Path.GetFileNameWithoutExtension(File);

        public string Folder => Path.GetDirectoryName(File)!;

        public string Module => Name.Split('.') is [_, var module, ..] ? module : Name;

        public bool IsModule => Relative(File).StartsWith("modules/", StringComparison.Ordinal);

        public bool IsContracts => Name.EndsWith(".Contracts", StringComparison.Ordinal);

        public bool IsPages => Name.EndsWith(".Pages", StringComparison.Ordinal);

        public IEnumerable<string> References => XDocument.Load(File).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

        public override string ToString() => Name;
    }
}
