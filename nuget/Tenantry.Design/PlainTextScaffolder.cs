using Microsoft.EntityFrameworkCore.Migrations.Design;

namespace Tenantry.Design;

/// <summary>Saves migrations as .editorconfig requires on every system: without a byte order mark and with LF line endings.</summary>
internal sealed class PlainTextScaffolder(MigrationsScaffolderDependencies dependencies) : MigrationsScaffolder(dependencies)
{
    public override MigrationFiles Save(string projectDir, ScaffoldedMigration migration, string? outputDir, bool dryRun)
    {
        var files = base.Save(projectDir, migration, outputDir, dryRun);
        Normalize([files.MigrationFile, files.MetadataFile, files.SnapshotFile]);
        return files;
    }

    // The returned files do not include the snapshot, which is written again.
    public override MigrationFiles RemoveMigration(string projectDir, string? rootNamespace, bool force, string? language, bool dryRun)
    {
        var files = base.RemoveMigration(projectDir, rootNamespace, force, language, dryRun);
        Normalize(Directory.GetFiles(projectDir, "*ModelSnapshot.cs", SearchOption.AllDirectories));
        return files;
    }

    private static void Normalize(IEnumerable<string?> files)
    {
        foreach (var file in files.Where(File.Exists))
        {
            File.WriteAllText(file!, File.ReadAllText(file!).ReplaceLineEndings("\n"));
        }
    }
}
