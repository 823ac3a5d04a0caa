using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;

namespace Tenantry.Scaffold;

/// <summary>
/// Loads a module's assembly beside this program's own. What this program has (EF Core, Npgsql, ASP.NET Core) is shared, so that a
/// DbContext is the same type on both sides; the rest comes from the module's output folder or from the packages its .deps.json names.
/// </summary>
internal static class ModuleLoader
{
    public static Assembly Load(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var packaged = Packaged(Path.ChangeExtension(path, ".deps.json"));
        AssemblyLoadContext.Default.Resolving += (context, name) =>
        {
            var beside = Path.Combine(folder, name.Name + ".dll");
            return File.Exists(beside) ? context.LoadFromAssemblyPath(beside)
                : packaged.TryGetValue(name.Name!, out var file) ? context.LoadFromAssemblyPath(file)
                : null;
        };
        return AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
    }

    /// <summary>Assemblies by simple name, from the package folder.</summary>
    private static Dictionary<string, string> Packaged(string depsFile)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!File.Exists(depsFile))
        {
            return found;
        }

        using var deps = JsonDocument.Parse(File.ReadAllText(depsFile));
        var libraries = deps.RootElement.GetProperty("libraries");
        foreach (var library in deps.RootElement.GetProperty("targets").EnumerateObject().SelectMany(target => target.Value.EnumerateObject()))
        {
            if (library.Value.TryGetProperty("runtime", out var files) && libraries.TryGetProperty(library.Name, out var entry) && entry.TryGetProperty("path", out var place))
            {
                foreach (var file in files.EnumerateObject())
                {
                    var path = Path.Combine(PackageRoot, place.GetString()!, file.Name);
                    if (File.Exists(path))
                    {
                        found[Path.GetFileNameWithoutExtension(path)] = path;
                    }
                }
            }
        }

        return found;
    }

    private static string PackageRoot { get; } = typeof(ModuleLoader).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(metadata => metadata.Key == "PackageRoot").Value!;
}
