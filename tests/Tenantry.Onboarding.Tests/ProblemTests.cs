using System.Reflection;
using System.Runtime.CompilerServices;

namespace Tenantry.Onboarding.Tests;

public sealed class ProblemTests
{
    [Fact]
    public void EveryCode_IsProducedByATest()
    {
        var tests = string.Concat(Directory.GetFiles(Path.GetDirectoryName(Here())!, "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        typeof(OnboardingProblems).GetProperties(BindingFlags.Static | BindingFlags.Public).Select(property => ((Problem)property.GetValue(null)!).Code)
            .Where(code => !tests.Contains($"\"{code}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static string Here([CallerFilePath] string here = "") => here;
}
