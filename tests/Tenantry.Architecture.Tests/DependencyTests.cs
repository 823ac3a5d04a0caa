using System.Xml.Linq;

namespace Tenantry.Architecture.Tests;

public sealed class DependencyTests
{
    // A production host must contain neither a Stripe that accepts test cards nor a program that fetches and runs a database.
    [Theory]
    [InlineData("Tenantry.Billing.StripeEmulator")]
    [InlineData("Tenantry.PrivatePostgres")]
    [InlineData("Tenantry.Development")]
    [InlineData("Tenantry.Testing")]
    public void ProductionPackage_DependsOnNoDevelopmentHelper(string helper)
    {
        var dependencies = Closure(Path.Combine(Repository.Root, "nuget", "Tenantry", "Tenantry.csproj"), []);
        dependencies.ShouldContain("Tenantry.Billing.Stripe");
        dependencies.ShouldNotContain(helper);
    }

    private static HashSet<string> Closure(string project, HashSet<string> projects)
    {
        foreach (var reference in XDocument.Load(project).Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")!.Value))
        {
            var file = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(project)!, reference));
            if (projects.Add(Path.GetFileNameWithoutExtension(file)))
            {
                Closure(file, projects);
            }
        }

        return projects;
    }
}
