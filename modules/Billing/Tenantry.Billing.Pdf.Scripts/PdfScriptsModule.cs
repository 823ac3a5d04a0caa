using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.Billing.Pdf.Fonts;
using Tenantry.Billing.Pdf.Text;

namespace Tenantry.Billing.Pdf.Scripts;

/// <summary>Extension methods that add Arabic and Hebrew to PDF files.</summary>
public static class PdfScriptsModule
{
    /// <summary>
    /// Adds shaped Arabic and Hebrew text to the PDF files of billing, including <c>UsePdf</c>. Calling it more than once has no effect.
    /// </summary>
    /// <param name="billing">The builder that <c>AddBilling</c> returned.</param>
    /// <returns>The same builder.</returns>
    public static BillingBuilder UsePdfScripts(this BillingBuilder billing)
    {
        if (billing.Services.Any(service => service.ServiceType == typeof(HarfBuzzShaper)))
        {
            return billing;
        }

        billing.Services.AddSingleton<HarfBuzzShaper>();
        billing.Services.TryAddSingleton<ITextShaper>(services => services.GetRequiredService<HarfBuzzShaper>());
        return billing.UsePdf(options =>
        {
            foreach (var name in new[] { "NotoSansArabic-Regular", "NotoSansArabic-Bold", "NotoSansHebrew-Regular", "NotoSansHebrew-Bold" })
            {
                options.PackagedFonts.Add(FontFile.FromResource(typeof(PdfScriptsModule).Assembly, $"fonts/{name}.ttf"));
            }
        });
    }
}
