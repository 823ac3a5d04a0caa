using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Content;
using Tenantry.Content.Products;
using Tenantry.Lifecycle;
using Tenantry.Lifecycle.Products;
using Tenantry.Onboarding.Products;

namespace Tenantry.Onboarding.Tests.Products;

public sealed class WordsTests
{
    [Fact]
    public void Words_TellTheProductItsParts()
    {
        var parts = new ProductBuilder("p").Lessons("folder", TimeSpan.FromDays(7)).Welcomes("Welcome").Checklist(c => c.Step("a", "Do a")).Build().Parts;
        parts[typeof(LessonPlan)].ShouldBe(new LessonPlan("folder", TimeSpan.FromDays(7)));
        parts[typeof(WelcomeEmail)].ShouldBe(new WelcomeEmail("Welcome", ""));
        ((ChecklistDescription)parts[typeof(ChecklistDescription)]).Steps.ShouldHaveSingleItem().ShouldBe(new StepDescription("a", "Do a", null, null, null, true));
    }

    [Fact]
    public void Words_RefuseWhatCannotBe()
    {
        var product = new ProductBuilder("p");
        Should.Throw<ArgumentOutOfRangeException>(() => product.Lessons("folder", TimeSpan.FromMinutes(59))).Message.ShouldContain("At least an hour");
        Should.Throw<ArgumentException>(() => product.Lessons(" ", TimeSpan.FromDays(7)));
        Should.Throw<ArgumentException>(() => product.Welcomes(""));
        Should.Throw<ArgumentException>(() => product.Checklist(c => c.Step("Do it", "Do it"))).Message.ShouldContain("is no key of a step");
        Should.Throw<ArgumentException>(() => product.Checklist(c => c.Step("a", "A").Step("a", "B"))).Message.ShouldContain("two steps 'a'");
    }
}
