using Alliance.Identity.Forms;
using Microsoft.Extensions.Localization;

namespace Alliance.Identity.SigningIn;

/// <summary>Asks whether somebody wants to sign out, whom another site has sent to do so. A form of this host, so that no other site can answer it.</summary>
public sealed partial class LeavePage(IStringLocalizer<IdentityText> text) : FormPage(text)
{
    /// <summary>What a client may say of where to go afterwards; the server checks it when the answer comes.</summary>
    private static readonly string[] Known = ["client_id", "id_token_hint", "post_logout_redirect_uri", "state", "ui_locales"];

    private IEnumerable<(string Name, string Value)> Wishes =>
        from name in Known
        let value = Request.Request.Query[name].ToString()
        where value.Length > 0
        select (name, value);
}
