using Tenantry.Content;
using Tenantry.Content.Catalog;
using Tenantry.Onboarding.Products;
using Tenantry.Samples.KidsAiAcademy;

namespace Tenantry.Onboarding.Tests.Contents;

public sealed class SampleTests
{
    private readonly ContentLibrary _library = new(KidsAiAcademyPlatform.Products(), new ContentOptions());

    [Fact]
    public void EveryProduct_HasItsFirstWeeks()
    {
        _library.Find("kids-ai-academy")!.ShouldSatisfyAllConditions(
            content => content.Lessons.Length.ShouldBeGreaterThanOrEqualTo(8), content => content.Projects.ShouldHaveSingleItem(),
            content => content.Community.ShouldNotBeNull());
        _library.Find("women-in-ai")!.ShouldSatisfyAllConditions(content => content.Lessons.Length.ShouldBe(4),
            content => content.Projects.ShouldHaveSingleItem());
        foreach (var product in new[] { "ai-tools-library", "membership", "coaching" })
        {
            _library.Find(product)!.Lessons.Length.ShouldBe(4, product);
        }
    }

    [Fact]
    public void EveryProduct_HasItsPriceAndGoal()
    {
        KidsAiAcademyPlatform.MonthlyTarget.ShouldBe(20_000.Usd());
        KidsAiAcademyPlatform.Products().Select(product => (product.Key, product.MonthlyTarget!.Value,
            string.Join(", ", product.Plans.SelectMany(plan => plan.Prices).Select(price => price.Display)))).ShouldBe(
        [
            ("kids-ai-academy", 4_000.Usd(), "$10.00 a month"),
            ("women-in-ai", 5_000.Usd(), "$20.00 a month"),
            ("ai-tools-library", 4_500.Usd(), "$15.00 a month, $150.00 a year, $12.00 per seat a month, $120.00 per seat a year"),
            ("membership", 4_700.Usd(), "$47.00 a month"),
            ("coaching", 1_000.Usd(), "$500.00"),
        ]);
    }

    [Fact]
    public void EveryFeature_ThatAPlanGrants_IsDefined()
    {
        var features = KidsAiAcademyPlatform.Features.Select(feature => feature.Key).ToHashSet();
        KidsAiAcademyPlatform.Products().SelectMany(product => product.Plans).SelectMany(plan => plan.Entitlements)
            .Select(entitlement => entitlement.Feature)
            .Where(feature => !features.Contains(feature)).ShouldBeEmpty();
        KidsAiAcademyPlatform.Meters.Select(meter => meter.Key)
            .ShouldBe(KidsAiAcademyPlatform.Features.Where(feature => feature.IsMetered).Select(feature => feature.Key));
    }

    [Fact]
    public void EveryStepLink_LeadsToAnExistingPage()
    {
        var checklists = new ChecklistCatalog(KidsAiAcademyPlatform.Products());
        foreach (var product in _library.Products)
        {
            foreach (var href in checklists.Find(product.Key)!.Steps.Select(step => step.Href).OfType<string>())
            {
                (href == $"/space/{product.Key}/community" ? product.Community is not null
                    : href == $"/space/{product.Key}/lessons/1").ShouldBeTrue(href);
            }
        }
    }

    [Fact]
    public void EveryKidsLesson_HasAnActivity_QuestionsToTalkAbout_AndNotesOnSafeUse()
    {
        foreach (var lesson in _library.Find("kids-ai-academy")!.Lessons)
        {
            new[] { "Do this together", "Talk about it", "For younger and older children", "Using it safely" }
                .Where(heading => !lesson.Html.Contains($"<h2>{heading}</h2>", StringComparison.Ordinal)).ShouldBeEmpty(lesson.Title);
        }
    }
}
