using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Tenantry.Scaffold;

/// <summary>What the model has that no migration brings to the database yet: the difference to the last snapshot.</summary>
internal static class PendingChanges
{
    /// <summary>Prints the changes of each context.</summary>
    /// <returns>0 when there are none, else 1.</returns>
    public static int Report(IEnumerable<DbContext> contexts)
    {
        var code = 0;
        foreach (var db in contexts)
        {
            var changes = Of(db);
            var name = db.GetType().FullName;
            Console.WriteLine(changes.Count == 0 ? $"{name}: every change has its migration." : $"{name}: {changes.Count} changes have no migration:");
            foreach (var change in changes)
            {
                Console.WriteLine($"  {Describe(change)}");
                code = 1;
            }
        }

        return code;
    }

    /// <summary>The operations that a new migration would hold.</summary>
    public static IReadOnlyList<MigrationOperation> Of(DbContext db)
    {
        // A snapshot of its own: finishing the context's would make the scaffolder, which finishes it again, see an empty one.
        var snapshot = db.GetService<IMigrationsAssembly>().ModelSnapshot is { } last ? ((ModelSnapshot)Activator.CreateInstance(last.GetType(), nonPublic: true)!).Model : null;
        if (snapshot is IMutableModel mutable)
        {
            snapshot = mutable.FinalizeModel();
        }

        if (snapshot is not null)
        {
            snapshot = db.GetService<IModelRuntimeInitializer>().Initialize(snapshot);
        }

        return db.GetService<IMigrationsModelDiffer>().GetDifferences(snapshot?.GetRelationalModel(), db.GetService<IDesignTimeModel>().Model.GetRelationalModel());
    }

    private static string Describe(MigrationOperation operation)
    {
        var verb = operation.GetType().Name.Replace("Operation", "", StringComparison.Ordinal);
        var table = operation.GetType().GetProperty("Table")?.GetValue(operation) as string;
        var name = operation.GetType().GetProperty("Name")?.GetValue(operation) as string;
        return string.Join(' ', new[] { verb, string.Join('.', new[] { table, name }.Where(part => part is not null)) }.Where(part => part.Length > 0));
    }
}
