namespace Tenantry.Platform.Data;

/// <summary>Brings what a deployment starts with into the database. It runs at every start, so it adds only what is missing.</summary>
public interface IDataSeedContributor
{
    /// <summary>Gets when it runs: lower first.</summary>
    int Order { get; }

    /// <summary>Adds what is missing.</summary>
    /// <param name="ct">Stops the seeding.</param>
    /// <returns>A task that ends with it.</returns>
    Task SeedAsync(CancellationToken ct);
}
