using System.Reflection;
using System.Runtime.CompilerServices;
using Tenantry.Content;

namespace Tenantry.Onboarding.Tests;

public sealed class ProblemTests
{
    [Fact]
    public void EveryProblem_HasATest()
    {
        var tests = string.Concat(Directory.GetFiles(Path.GetDirectoryName(ThisFile())!, "*Tests.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText));
        new[] { typeof(OnboardingModule), typeof(ContentModule) }.SelectMany(module => module.Assembly.GetTypes())
            .Where(type => type.Name.EndsWith("Problems", StringComparison.Ordinal))
            .SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.Public))
            .Select(property => ((Problem)property.GetValue(null)!).Code)
            .Where(code => !tests.Contains($"\"{code}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
