using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Content;
using Tenantry.Content.Products;
using Tenantry.Lifecycle;
using Tenantry.Lifecycle.Products;
using Tenantry.Onboarding.Products;

namespace Tenantry.Onboarding.Tests.Products;

public sealed class ProductExtensionTests
{
    [Fact]
    public void Extensions_AddPartsToTheProduct()
    {
        var parts = new ProductBuilder("p").Lessons("folder", TimeSpan.FromDays(7)).WelcomeEmail("Welcome")
            .Checklist(checklist => checklist.Step("a", "Do a")).Build().Parts;
        parts[typeof(DripSchedule)].ShouldBe(new DripSchedule("folder", TimeSpan.FromDays(7)));
        parts[typeof(WelcomeEmail)].ShouldBe(new WelcomeEmail("Welcome", ""));
        ((ChecklistDescription)parts[typeof(ChecklistDescription)]).Steps.ShouldHaveSingleItem()
            .ShouldBe(new StepDescription("a", "Do a", null, null, null, true));
    }

    [Fact]
    public void Extensions_ValidateTheirArguments()
    {
        var product = new ProductBuilder("p");
        Should.Throw<ArgumentOutOfRangeException>(() => product.Lessons("folder", TimeSpan.FromMinutes(59))).Message
            .ShouldContain("at least one hour");
        Should.Throw<ArgumentException>(() => product.Lessons(" ", TimeSpan.FromDays(7)));
        Should.Throw<ArgumentException>(() => product.WelcomeEmail(""));
        Should.Throw<ArgumentException>(() => product.Checklist(checklist => checklist.Step("Do it", "Do it"))).Message
            .ShouldContain("is not a valid step key");
        Should.Throw<ArgumentException>(() => product.Checklist(checklist => checklist.Step("a", "A").Step("a", "B"))).Message
            .ShouldContain("Step 'a' is defined twice");
    }
}
