using Tenantry.Platform.Data;

namespace Tenantry.Platform.Tests.Data;

public sealed class CurrentTenantTests
{
    private static readonly TenantId Acme = TenantId.New(TimeProvider.System);
    private readonly CurrentTenant _current = new();

    [Fact]
    public void Name_ComesAndGoesWithItsTenant()
    {
        using (_current.Change(Acme, "Acme"))
        {
            _current.Name.ShouldBe("Acme");
            using (_current.Change(TenantId.New(TimeProvider.System), null))
            {
                _current.Name.ShouldBeNull("another tenant has another name");
            }

            using (_current.Change(null, "A name"))
            {
                _current.Name.ShouldBeNull();
            }

            _current.Name.ShouldBe("Acme");
        }

        _current.Name.ShouldBeNull();
    }

    [Fact]
    public void ChangeToTheSameTenant_KeepsItsName()
    {
        using var acme = _current.Change(Acme, "Acme");
        using var again = _current.Change(Acme, null);

        _current.Name.ShouldBe("Acme");
    }
}
