using System.Reflection;

namespace Tenantry.Packages.Tests.Feeds;

/// <summary>Provides values from the build of this project.</summary>
internal static class Build
{
    /// <summary>Gets the folder of the repository.</summary>
    public static string RepositoryRoot { get; } = Of("RepositoryRoot");

    /// <summary>Gets the build configuration, which is packed.</summary>
    public static string Configuration { get; } = Of("Configuration");

    /// <summary>Gets the folder of the packages that were restored for the repository.</summary>
    public static string PackageRoot { get; } = Of("NuGetPackageRoot");

    private static string Of(string key) => typeof(Build).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!.TrimEnd('/', '\\');
}
