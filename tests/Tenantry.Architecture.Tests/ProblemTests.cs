using System.Reflection;
using Tenantry.Kernel;

namespace Tenantry.Architecture.Tests;

public sealed class ProblemTests
{
    public static TheoryData<string, string, string, string> Problems
    {
        get
        {
            var data = new TheoryData<string, string, string, string>();
            var problems = Repository.Packages.Select(package => Assembly.Load(package.Name)).SelectMany(assembly => assembly.GetTypes())
                .Where(type => type.Name.EndsWith("Problems", StringComparison.Ordinal) && type is { IsAbstract: true, IsSealed: true })
                .SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
                .Where(property => property.PropertyType == typeof(Problem));
            foreach (var property in problems)
            {
                data.Add(property.DeclaringType!.Assembly.GetName().Name!, property.DeclaringType.Name, property.Name,
                    ((Problem)property.GetValue(null)!).Code);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void EveryProblem_IsCoveredByATest(string package, string type, string property, string code)
    {
        var tests = Repository.Sources("tests").Select(File.ReadAllText);
        tests.Any(text => text.Contains(code, StringComparison.Ordinal) || text.Contains($"{type}.{property}", StringComparison.Ordinal))
            .ShouldBeTrue($"no test mentions {code} of {package}");
    }

    [Fact]
    public void EveryProblem_HasAUniqueCode() => Problems.Select(row => row.Data).GroupBy(problem => problem.Item4)
    .Where(group => group.Count() > 1)
        .Select(group => $"{group.Key}: {string.Join(", ", group.Select(problem => $"{problem.Item2}.{problem.Item3}"))}").ShouldBeEmpty();

    // The first part of a code is the name of the module, or the short name that clients see.
    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["FeatureGating"] = "gating",
        ["RevenueDashboard"] = "revenue",
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void EveryProblem_HasThePrefixOfItsModule(string package, string type, string property, string code)
    {
        var module = package.Split('.')[1];
        code.ShouldStartWith(Prefixes.GetValueOrDefault(module, module.ToLowerInvariant()) + ".", Case.Sensitive, $"{type}.{property}");
    }
}
