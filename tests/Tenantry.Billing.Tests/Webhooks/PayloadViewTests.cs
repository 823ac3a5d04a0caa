using Tenantry.Billing.Pages.Provider.Webhooks;
using Tenantry.Billing.Provider.Webhooks;

namespace Tenantry.Billing.Tests.Webhooks;

public sealed class PayloadViewTests
{
    [Theory]
    [InlineData("""{"client_secret":"pi_1_secret_2","id":"pi_1"}""", """{"client_secret":"(hidden)","id":"pi_1"}""")]
    [InlineData("""{"data":[{"note":"sk_live_1"},{"Authorization":"Bearer x"}]}""",
        """{"data":[{"note":"(hidden)"},{"Authorization":"(hidden)"}]}""")]
    [InlineData("""{"card":{"last4":"4242","cvc_check":"pass"},"signing":"whsec_1"}""",
        """{"card":{"last4":"4242","cvc_check":"(hidden)"},"signing":"(hidden)"}""")]
    [InlineData("""{"amount":1000,"paid":true,"token":null}""", """{"amount":1000,"paid":true,"token":null}""")]
    public void Payload_IsShownWithoutSecrets(string stored, string expected) => PayloadView.Redact(stored).ShouldBe(expected);
}
