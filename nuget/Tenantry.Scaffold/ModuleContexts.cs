using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Tenantry.Scaffold;

/// <summary>A module's contexts, built by its <see cref="IDesignTimeDbContextFactory{TContext}"/>, public or not, because only the module knows how its host builds them.</summary>
internal static class ModuleContexts
{
    /// <summary>Builds the named context, or every one when none is named.</summary>
    public static IReadOnlyList<DbContext> Load(ModuleProject project, string? name)
    {
        var assembly = ModuleLoader.Load(project.AssemblyPath);
        var factories = Types(assembly)
            .Where(type => !type.IsAbstract)
            .SelectMany(type => type.GetInterfaces(), (type, contract) => (type, contract))
            .Where(pair => pair.contract.IsGenericType && pair.contract.GetGenericTypeDefinition() == typeof(IDesignTimeDbContextFactory<>))
            .OrderBy(pair => pair.contract.GenericTypeArguments[0].FullName, StringComparer.Ordinal)
            .ToList();
        var chosen = factories.Where(pair => name is null || pair.contract.GenericTypeArguments[0].FullName == name).ToList();
        if (chosen.Count == 0)
        {
            var known = factories.Count == 0 ? "none" : string.Join(", ", factories.Select(pair => pair.contract.GenericTypeArguments[0].FullName));
            throw new ScaffoldException(
                $"{assembly.GetName().Name} has no IDesignTimeDbContextFactory<{name ?? "TContext"}>; it has factories for: {known}. "
                + "Write a class that implements Microsoft.EntityFrameworkCore.Design.IDesignTimeDbContextFactory<TContext> and builds the context as the host does.");
        }

        return [.. chosen.Select(pair => Create(pair.type, pair.contract))];
    }

    private static DbContext Create(Type factory, Type contract)
    {
        try
        {
            var made = Activator.CreateInstance(factory, nonPublic: true)!;
            return (DbContext)contract.GetMethod("CreateDbContext")!.Invoke(made, [Array.Empty<string>()])!;
        }
        catch (Exception e) when (e is TargetInvocationException or MissingMethodException)
        {
            throw new ScaffoldException($"{factory.FullName} could not build its context: {e.InnerException ?? e}");
        }
    }

    private static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            throw new ScaffoldException(
                $"{assembly.GetName().Name} could not be loaded whole:{Environment.NewLine}{string.Join(Environment.NewLine, e.LoaderExceptions.Select(inner => inner?.Message).Distinct(StringComparer.Ordinal))}");
        }
    }
}
