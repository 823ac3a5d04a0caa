using System.Reflection;
using System.Runtime.CompilerServices;

namespace Tenantry.Architecture.Tests;

/// <summary>A class that needs many others does many things. Options, the clock and the logger count as well.</summary>
public sealed class CollaboratorTests
{
    private const int Most = 8;

    [Fact]
    public void NoClass_NeedsMoreThanEightCollaborators()
    {
        var types = Repository.Packages.Select(package => Assembly.Load(package.Name)).SelectMany(assembly => assembly.GetTypes()).Where(IsMadeOfServices).ToList();
        types.Count.ShouldBeGreaterThan(500, "the classes are found");
        types.Select(type => (Type: type, Collaborators: CollaboratorsOf(type))).Where(counted => counted.Collaborators > Most)
            .Select(counted => $"{counted.Type.FullName} has {counted.Collaborators}").Order(StringComparer.Ordinal)
            .ShouldBeEmpty($"a class that needs more than {Most} collaborators is split along what it does");
    }

    // A record or an entity is made of values, and an exception or an attribute of what it says.
    private static bool IsMadeOfServices(Type type) =>
        type is { IsClass: true } && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && !type.IsAssignableTo(typeof(Delegate))
        && !type.IsAssignableTo(typeof(Exception)) && !type.IsAssignableTo(typeof(Attribute)) && type.GetMethod("<Clone>$") is null
        && !Array.Exists(type.GetInterfaces(), of => of.Name == "ITenantOwned");

    private static int CollaboratorsOf(Type type)
    {
        const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var constructors = type.GetConstructors(Instance).Select(constructor => constructor.GetParameters().Count(parameter => IsService(parameter.ParameterType)));
        var injected = type.GetProperties(Instance).Count(property => property.GetCustomAttributes().Any(attribute => attribute.GetType().Name == "InjectAttribute"));
        return constructors.DefaultIfEmpty().Max() + injected;
    }

    private static bool IsService(Type type) => !type.IsValueType && !type.IsArray && type != typeof(string) && !type.IsAssignableTo(typeof(Delegate));
}
