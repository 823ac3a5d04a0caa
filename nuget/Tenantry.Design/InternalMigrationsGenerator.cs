using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Tenantry.Design;

/// <summary>
/// Generates migrations and snapshots as internal sealed classes, so that they are not part of a package's public API. EF finds them as
/// well.
/// </summary>
internal sealed class InternalMigrationsGenerator(
    MigrationsCodeGeneratorDependencies dependencies, CSharpMigrationsGeneratorDependencies csharpDependencies)
    : CSharpMigrationsGenerator(dependencies, csharpDependencies)
{
    public override string GenerateMigration(
        string? migrationNamespace, string migrationName, IReadOnlyList<MigrationOperation> upOperations,
        IReadOnlyList<MigrationOperation> downOperations) =>
        base.GenerateMigration(migrationNamespace, migrationName, upOperations, downOperations)
            .Replace("public partial class", "internal sealed partial class", StringComparison.Ordinal);

    public override string GenerateSnapshot(string? modelSnapshotNamespace, Type contextType, string modelSnapshotName, IModel model) =>
        base.GenerateSnapshot(modelSnapshotNamespace, contextType, modelSnapshotName, model)
            .Replace("    partial class", "    internal sealed partial class", StringComparison.Ordinal);
}
