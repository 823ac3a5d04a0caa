using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;

namespace Tenantry.Architecture.Tests;

public sealed class PublicApiTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static TheoryData<string> Packages => [.. Repository.Packages.Select(package => package.Name)];

    // To promise something new, run the tests with TENANTRY_ACCEPT_API=1 and commit the changed files: the reviewer reads them.
    [Theory]
    [MemberData(nameof(Packages))]
    public void PublicApi_IsWhatWasPromised(string name)
    {
        var package = Repository.Packages.Single(one => one.Name == name);
        var file = Path.Combine(package.Folder, "PublicApi.txt");
        var api = Assembly.Load(name).GetExportedTypes().Where(type => !IsGenerated(type)).SelectMany(Lines).Order(StringComparer.Ordinal).ToArray();
        if (Environment.GetEnvironmentVariable("TENANTRY_ACCEPT_API") == "1")
        {
            File.WriteAllText(file, string.Concat(api.Select(line => line + "\n")));
        }

        File.Exists(file).ShouldBeTrue($"{name} has no PublicApi.txt");
        api.ShouldBe(File.ReadAllLines(file), $"the public surface of {name} is not the promised one");
    }

    private static IEnumerable<string> Lines(Type type) => type.GetMembers(Declared)
        .Where(member => member is not MethodBase { IsSpecialName: true, IsConstructor: false } && member is not Type && !IsGenerated(member))
        .Where(member => !IsRendering(type, member))
        .Select(member => $"{type.FullName}: {member}")
        .Prepend($"{type.FullName}");

    // Every Razor component has the same machinery; its parameters are the promise.
    private static bool IsRendering(Type type, MemberInfo member) => typeof(IComponent).IsAssignableFrom(type) && member is ConstructorInfo;

    private static bool IsGenerated(MemberInfo member) => member.GetCustomAttribute<CompilerGeneratedAttribute>() is not null
        || member.Name.Contains('<', StringComparison.Ordinal) || member.Name == "_Imports";
}
