namespace Tenantry.Scaffold;

/// <summary>What the command line asks for.</summary>
/// <param name="Path">A module's project file, or its built assembly.</param>
/// <param name="Context">The full name of the DbContext; null, when checking, for every one of the module.</param>
/// <param name="Migration">The new migration's name.</param>
/// <param name="Check">Only look whether the model has changes without a migration.</param>
/// <param name="AllowEmpty">Write a migration although the model has not changed, to be filled by hand.</param>
internal sealed record Request(string Path, string? Context, string? Migration, bool Check, bool AllowEmpty)
{
    private const string Usage =
        """
        Write a migration:   dotnet run --project nuget/Tenantry.Scaffold -- <project or dll> <DbContext full name> <MigrationName> [--empty]
        Look for changes:    dotnet run --project nuget/Tenantry.Scaffold -- --check <project or dll> [<DbContext full name>]

        --empty   write it although the model has not changed, for SQL written by hand
        --check   exit 0 when every change of the model has its migration, 1 when one is missing
        A project is built first; a dll is taken as it is, and its migrations go to the folder Migrations below the current directory.
        """;

    public static Request Parse(string[] args)
    {
        var flags = args.Where(arg => arg.StartsWith("--", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        var words = args.Where(arg => !arg.StartsWith("--", StringComparison.Ordinal)).ToArray();
        var check = flags.Remove("--check");
        var empty = flags.Remove("--empty");
        return (check, words, flags.Count) switch
        {
            (true, [var path], 0) => new Request(path, null, null, check, empty),
            (true, [var path, var context], 0) => new Request(path, context, null, check, empty),
            (false, [var path, var context, var name], 0) => new Request(path, context, name, check, empty),
            _ => throw new ScaffoldException(Usage),
        };
    }
}
