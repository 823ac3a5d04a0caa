using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform;

namespace Tenantry.Host.Tests.Seams;

public sealed class ProtectionKeyTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task KeysOfAHostWithItsOwnRepository_StayThere_AndAreReadableWithoutTenantry(bool first)
    {
        var folder = Directory.CreateTempSubdirectory("tenantry-keys-");
        var services = EmptyHost.Services();
        if (first)
        {
            services.AddDataProtection().SetApplicationName("house").PersistKeysToFileSystem(folder);
        }

        services.AddPlatform();
        if (!first)
        {
            services.AddDataProtection().SetApplicationName("house").PersistKeysToFileSystem(folder);
        }

        await using var provider = services.BuildServiceProvider();
        var text = provider.GetDataProtector("seam").Protect("A secret");

        var file = folder.GetFiles("key-*.xml").ShouldHaveSingleItem();
        (await File.ReadAllTextAsync(file.FullName, TestContext.Current.CancellationToken)).ShouldNotContain("Tenantry");
        XDocument.Load(file.FullName).Descendants("encryptedSecret").ShouldBeEmpty();
        var other = DataProtectionProvider.Create(folder, builder => builder.SetApplicationName("house"));
        other.CreateProtector("seam").Unprotect(text).ShouldBe("A secret");
        folder.Delete(recursive: true);
    }
}
