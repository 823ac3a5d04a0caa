using System.Reflection;
using System.Runtime.CompilerServices;

namespace Tenantry.Architecture.Tests;

/// <summary>Limits the number of collaborators of a class, including options, the clock and the logger.</summary>
public sealed class CollaboratorTests
{
    private const int Limit = 8;

    [Fact]
    public void NoClass_NeedsMoreThanEightCollaborators()
    {
        var types = Repository.Packages.Select(package => Assembly.Load(package.Name)).SelectMany(assembly => assembly.GetTypes())
            .Where(HasCollaborators).ToList();
        types.Count.ShouldBeGreaterThan(500, "the classes are found");
        types.Select(type => (Type: type, Collaborators: CollaboratorsOf(type))).Where(candidate => candidate.Collaborators > Limit)
            .Select(candidate => $"{candidate.Type.FullName} has {candidate.Collaborators}").Order(StringComparer.Ordinal)
            .ShouldBeEmpty($"split a class with more than {Limit} collaborators by responsibility");
    }

    // Records and entities consist of values, as do exceptions and attributes.
    private static bool HasCollaborators(Type type) =>
        type is { IsClass: true } && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        && !type.IsAssignableTo(typeof(Delegate))
        && !type.IsAssignableTo(typeof(Exception)) && !type.IsAssignableTo(typeof(Attribute)) && type.GetMethod("<Clone>$") is null
        && !Array.Exists(type.GetInterfaces(), implemented => implemented.Name == "ITenantOwned");

    private static int CollaboratorsOf(Type type)
    {
        const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var constructors = type.GetConstructors(Instance)
            .Select(constructor => constructor.GetParameters().Count(parameter => IsService(parameter.ParameterType)));
        var injected = type.GetProperties(Instance)
            .Count(property => property.GetCustomAttributes().Any(attribute => attribute.GetType().Name == "InjectAttribute"));
        return constructors.DefaultIfEmpty().Max() + injected;
    }

    private static bool IsService(Type type) => !type.IsValueType && !type.IsArray && type != typeof(string)
        && !type.IsAssignableTo(typeof(Delegate));
}
