using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Tenantry.Architecture.Tests;

public sealed class MigrationTests
{
    public static TheoryData<string> Modules => [.. Factories().Select(factory => factory.Assembly.GetName().Name!)];

    [Fact]
    public void EveryModuleWithAContext_HasADesignTimeFactory()
    {
        var contexts = Assemblies().SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(DbContext))).Select(type => type.Assembly);
        Factories().Select(factory => factory.Assembly).ShouldBe(contexts, ignoreOrder: true);
        contexts.ShouldNotBeEmpty();
    }

    // To fix a failure, run the command in CONTRIBUTING.md that adds a migration.
    [Theory]
    [MemberData(nameof(Modules))]
    public void Model_HasNoPendingChanges(string module)
    {
        using var context = Create(Factories().Single(factory => factory.Assembly.GetName().Name == module));
        context.Database.HasPendingModelChanges().ShouldBeFalse(module);
    }

    // Until the first release, a change of the model replaces the migration. See CONTRIBUTING.md.
    [Theory]
    [MemberData(nameof(Modules))]
    public void Module_HasOneMigration(string module)
    {
        using var context = Create(Factories().Single(factory => factory.Assembly.GetName().Name == module));
        context.Database.GetMigrations().ShouldHaveSingleItem(module).ShouldEndWith("_Initial");
    }

    private static IEnumerable<Assembly> Assemblies() => Repository.Packages.Select(package => Assembly.Load(package.Name));

    private static IEnumerable<Type> Factories() => Assemblies().SelectMany(assembly => assembly.GetTypes())
        .Where(type => !type.IsAbstract && Array.Exists(type.GetInterfaces(), IsFactory));

    private static bool IsFactory(Type type) => type.IsGenericType
        && type.GetGenericTypeDefinition() == typeof(IDesignTimeDbContextFactory<>);

    private static DbContext Create(Type factory) => (DbContext)Array.Find(factory.GetInterfaces(), IsFactory)!
        .GetMethod(nameof(IDesignTimeDbContextFactory<>.CreateDbContext))!.Invoke(Activator.CreateInstance(factory, nonPublic: true),
            [Array.Empty<string>()])!;
}
