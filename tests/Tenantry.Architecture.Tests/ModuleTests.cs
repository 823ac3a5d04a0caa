using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Components;

namespace Tenantry.Architecture.Tests;

public sealed partial class ModuleTests
{
    // The packages that every module can reference. See CONTRIBUTING.md.
    private static readonly string[] CommonPackages = ["Tenantry.Kernel", "Tenantry.Platform"];

    // The packages that pages can reference in addition to their own module.
    private static readonly string[] CommonPackagesOfPages = [.. CommonPackages, "Tenantry.AdminUi", "Tenantry.AdminUi.Abstractions"];

    // The further packages that a package can reference because they are parts of the same module.
    private static readonly Dictionary<string, string[]> Parts = new(StringComparer.Ordinal)
    {
        ["Tenantry.AdminUi"] = ["Tenantry.AdminUi.Abstractions"],
        ["Tenantry.Billing"] = ["Tenantry.Billing.Gateways"],
        ["Tenantry.Billing.Gateways.Testing"] = ["Tenantry.Billing.Gateways"],
        ["Tenantry.Billing.Pdf"] = ["Tenantry.Billing"],
        ["Tenantry.Billing.Pdf.Scripts"] = ["Tenantry.Billing", "Tenantry.Billing.Pdf"],
        ["Tenantry.Billing.Stripe"] = ["Tenantry.Billing.Gateways"],
        ["Tenantry.Emailing.Pages"] = ["Tenantry.Platform.Pages"],
        ["Tenantry.Jobs.Pages"] = ["Tenantry.Platform.Pages"],
    };

    public static TheoryData<string> Names => [.. Repository.Packages.Where(package => package.IsModule).Select(package => package.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Module_ReferencesOnlyTheContractsOfOthers(string name)
    {
        var package = Repository.Packages.Single(candidate => candidate.Name == name);
        var foreign = package.References.Where(reference =>
            !(package.IsPages ? CommonPackagesOfPages : CommonPackages).Contains(reference)
            && !(package.IsPages && reference == name[..^".Pages".Length])
            && !reference.EndsWith(".Contracts", StringComparison.Ordinal)
            && !Parts.GetValueOrDefault(name, []).Contains(reference));
        foreign.ShouldBeEmpty($"{name} can reference only the common packages and the contracts of other modules");
    }

    [Fact]
    public void Contracts_ReferenceOnlyTheKernel()
    {
        foreach (var package in Repository.Packages.Where(package => package.IsContracts))
        {
            package.References.ShouldBe(["Tenantry.Kernel"], package.Name);
        }
    }

    [Fact]
    public void PaymentGateways_ReferenceOnlyTheKernel() =>
        Repository.Packages.Single(package => package.Name == "Tenantry.Billing.Gateways").References.ShouldBe(["Tenantry.Kernel"]);

    [Theory]
    [InlineData("Tenancy")]
    [InlineData("Billing")]
    [InlineData("Metering")]
    [InlineData("FeatureGating")]
    [InlineData("Onboarding")]
    [InlineData("Content")]
    [InlineData("RevenueDashboard")]
    [InlineData("Platform")]
    public void Module_HasFourFiles_AtItsRoot(string module)
    {
        var folder = Repository.Packages.Single(package => package.Name == $"Tenantry.{module}").Folder;
        foreach (var role in new[] { "Module", "Builder", "Options", "Permissions" })
        {
            File.Exists(Path.Combine(folder, $"{module}{role}.cs")).ShouldBeTrue($"{module}{role}.cs");
        }
    }

    // Problems, log messages and metrics belong to the folder of their feature.
    [Theory]
    [InlineData("Billing")]
    [InlineData("RevenueDashboard")]
    public void Module_HasOnlyFourFiles_AtItsRoot(string module)
    {
        var folder = Repository.Packages.Single(package => package.Name == $"Tenantry.{module}").Folder;
        Directory.GetFiles(folder, "*.cs").Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe([$"{module}Builder.cs", $"{module}Module.cs", $"{module}Options.cs", $"{module}Permissions.cs"]);
    }

    [Fact]
    public void PagesPackage_HasOnePublicType_ApartFromItsPages()
    {
        foreach (var package in Repository.Packages.Where(package => package.IsPages))
        {
            var entry = package.Name["Tenantry.".Length..].Replace(".", "", StringComparison.Ordinal) + "Module";
            Assembly.Load(package.Name).GetExportedTypes().Where(type => !typeof(IComponent).IsAssignableFrom(type))
                .Select(type => type.Name).Where(name => name != "_Imports")
                .ShouldBe([entry], package.Name);
        }
    }

    [Fact]
    public void Module_HasNoPages_WhereItHasAPackageForThem()
    {
        var withPages = Repository.Packages.Where(package => package.IsPages)
            .Select(package => package.Name[..^".Pages".Length]).ToHashSet();
        foreach (var package in Repository.Packages.Where(package => withPages.Contains(package.Name)))
        {
            Assembly.Load(package.Name).GetTypes().Where(typeof(IComponent).IsAssignableFrom).ShouldBeEmpty(package.Name);
        }
    }

    [Fact]
    public void EveryPackage_HasAReadme_WithTheFiveHeadings()
    {
        string[] headings = ["## What it is and is not", "## Two lines", "## Concepts", "## Options", "## Problems and events"];
        foreach (var package in Repository.Packages.Where(package => !package.IsContracts))
        {
            var readme = Path.Combine(package.Folder, "README.md");
            File.Exists(readme).ShouldBeTrue($"{package.Name} has no README.md");
            var actual = File.ReadAllLines(readme).Where(line => line.StartsWith("## ", StringComparison.Ordinal))
                .Select(line => line.TrimEnd());
            actual.ShouldBe(headings, package.Name);
        }
    }

    [Fact]
    public void ReadmeOfContracts_NamesEveryInterface_AndEveryEvent()
    {
        foreach (var package in Repository.Packages.Where(package => package.IsContracts))
        {
            var readme = File.ReadAllText(Path.Combine(package.Folder, "README.md"));
            readme.ShouldStartWith($"# {package.Name}\n\n## What it is and is not\n", Case.Sensitive);
            var types = Assembly.Load(package.Name).GetExportedTypes()
                .Where(type => type.IsInterface || (!type.IsAbstract && type.IsAssignableTo(typeof(Kernel.IIntegrationEvent))));
            types.Select(type => $"`{type.Name}`").Where(name => !readme.Contains(name, StringComparison.Ordinal))
                .ShouldBeEmpty(package.Name);
        }
    }

    [Fact]
    public void EveryLogMessage_HasAUniqueEventId()
    {
        var numbers = Repository.Sources("modules").Where(file => file.EndsWith("Log.cs", StringComparison.Ordinal))
            .SelectMany(file => LogNumber().Matches(File.ReadAllText(file))
                .Select(match => (Number: match.Groups["number"].Value, File: Repository.Relative(file))));
        numbers.GroupBy(message => message.Number).Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(message => message.File))}").ShouldBeEmpty();
    }

    [Fact]
    public void EveryProject_IsInTheSolution()
    {
        var solution = XDocument.Load(Path.Combine(Repository.Root, "Tenantry.slnx")).Descendants("Project")
            .Select(project => project.Attribute("Path")!.Value).ToHashSet();
        var projects = new[] { "modules", "host", "samples", "tests", "nuget" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories))
            .Select(Repository.Relative)
            // The project of a template is not part of the solution.
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal)
                && !file.Contains("/content/", StringComparison.Ordinal));
        projects.Where(project => !solution.Contains(project)).ShouldBeEmpty();
    }

    [Fact]
    public void NoModule_SuppressesAWarning()
    {
        foreach (var package in Repository.Packages)
        {
            File.ReadAllText(package.File).ShouldNotContain("NoWarn", Case.Sensitive, package.Name);
        }
    }

    [GeneratedRegex(@"\[LoggerMessage\(\s*(?<number>\d+),", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LogNumber();
}
