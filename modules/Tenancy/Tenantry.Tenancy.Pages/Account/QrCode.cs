using Microsoft.AspNetCore.Components;
using QRCoder;

namespace Tenantry.Tenancy.Pages;

/// <summary>Draws QR codes as SVG, without an image file and on a white ground in both themes.</summary>
internal static class QrCode
{
    private const int PixelsPerModule = 4;

    public static MarkupString Svg(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return (MarkupString)code.GetGraphic(PixelsPerModule, "#000000", "#ffffff", drawQuietZones: true);
    }
}
