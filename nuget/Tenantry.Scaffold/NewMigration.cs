using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;
using Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal;

namespace Tenantry.Scaffold;

/// <summary>Writes a migration, its designer part and the new snapshot into the module's <c>Migrations</c> folder. No database is needed.</summary>
internal static class NewMigration
{
    public static int Write(ModuleProject project, DbContext db, string name, bool allowEmpty)
    {
        if (!allowEmpty && PendingChanges.Of(db).Count == 0)
        {
            throw new ScaffoldException($"The model of {db.GetType().FullName} has not changed since its last migration. Add --empty to write one for SQL of your own.");
        }

        using var services = Services(db);
        using var scope = services.CreateScope();
        var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
        var place = Place(project, db);
        var migration = Hidden(scaffolder.ScaffoldMigration(name, project.RootNamespace, place, "C#"));
        var files = scaffolder.Save(project.Folder, migration, Path.Combine(project.Folder, place.Replace('.', Path.DirectorySeparatorChar)), dryRun: false);
        foreach (var file in new[] { files.MigrationFile, files.MetadataFile, files.SnapshotFile })
        {
            // As .editorconfig wants it, on every system: no byte order mark, plain line ends.
            File.WriteAllText(file!, File.ReadAllText(file!).ReplaceLineEndings("\n"));
            Console.WriteLine(Path.GetRelativePath(Directory.GetCurrentDirectory(), file!));
        }

        return 0;
    }

#pragma warning disable EF1001 // The provider's design-time services have no public door but reflection.
    private static ServiceProvider Services(DbContext db)
    {
        var services = new ServiceCollection();
        services.AddEntityFrameworkDesignTimeServices().AddDbContextDesignTimeServices(db);
        new NpgsqlDesignTimeServices().ConfigureDesignTimeServices(services);
        return services.BuildServiceProvider();
    }
#pragma warning restore EF1001

    /// <summary>The namespace below the module's: where the context's snapshot is; else Migrations, or Migrations below the context's own name when another context has the first.</summary>
    private static string Place(ModuleProject project, DbContext db)
    {
        var snapshots = db.GetType().Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ModelSnapshot))).ToList();
        var own = db.GetService<IMigrationsAssembly>().ModelSnapshot?.GetType();
        var root = project.RootNamespace + ".";
        return own?.Namespace is { } space && space.StartsWith(root, StringComparison.Ordinal) ? space[root.Length..]
            : snapshots.Exists(type => type.Namespace == root + "Migrations") ? db.GetType().Name.Replace("DbContext", "", StringComparison.Ordinal) + ".Migrations"
            : "Migrations";
    }

    /// <summary>Migrations are not a promise to anyone: EF finds internal ones too.</summary>
    private static ScaffoldedMigration Hidden(ScaffoldedMigration made) => new(
        made.FileExtension,
        made.PreviousMigrationId,
        made.MigrationCode.Replace("public partial class", "internal sealed partial class", StringComparison.Ordinal),
        made.MigrationId,
        made.MetadataCode,
        made.MigrationSubNamespace,
        made.SnapshotCode.Replace("    partial class", "    internal sealed partial class", StringComparison.Ordinal),
        made.SnapshotName,
        made.SnapshotSubnamespace);
}
