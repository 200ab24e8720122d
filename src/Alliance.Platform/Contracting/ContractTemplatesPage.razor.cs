using Alliance.Kernel;
using Alliance.Platform.Contracting.LoanContracts;
using Alliance.Platform.Contracting.Templates;
using Alliance.Platform.Entries;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Contracting;

/// <summary>Writes the template of contracts in one language: with the fields it may ask for, all that is wrong, a preview and its revisions.</summary>
public sealed partial class ContractTemplatesPage(
    UseCase<ShowContractTemplate> showTemplate, UseCase<CheckContractTemplate> checkTemplate, UseCase<SaveContractTemplate> saveTemplate,
    NavigationManager navigation, ICurrentUser user, TenantContext tenant, IBusinessDate business, IStringLocalizer<ContractingText> text)
{
    private ShowContractTemplate.Sheet? _sheet;
    private IReadOnlyList<TemplateProblem> _problems = [];
    private (IReadOnlyList<TemplateBlock> Blocks, IReadOnlyList<ContractText.Line> Schedule)? _preview;
    private string? _text;
    private Exception? _refusal;
    private bool _working, _saved;

    [Parameter] public string? Language { get; set; }

    [SupplyParameterFromQuery(Name = "number")] public int? Number { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (!user.May(Permissions.ManageContractTemplates)) return;
        _sheet = await showTemplate.Show(x => x.Handle(Language ?? ContractTemplates.Languages[0], Number));
        if (_sheet is null)
        {
            navigation.NotFound();
            return;
        }

        (_text, _problems, _preview, _refusal, _saved) = (_sheet.Text, [], null, null, false);
    }

    private async Task Check()
    {
        (_saved, _refusal) = (false, null);
        var read = await checkTemplate.Run(x => Task.FromResult(x.Handle(new(_text ?? ""))));
        _problems = read.Problems;
        _preview = read.Problems.Count == 0 ? ContractExample.Of(_text ?? "", _sheet!.Language, tenant.Organisation, business.Today) : null;
    }

    private async Task Save()
    {
        if (_working) return;
        (_working, _refusal, _problems, _saved) = (true, null, [], false);
        try
        {
            var saved = await saveTemplate.Run(x => x.Handle(_sheet!.Language, new(_text ?? "", _sheet.Latest)));
            if (saved is null) return;
            _sheet = await showTemplate.Run(x => x.Handle(_sheet!.Language));
            _saved = true;
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
            _problems = TemplateText.Read(_text ?? "").Problems;
        }
        finally
        {
            _working = false;
        }
    }

    private string Say(TemplateProblem problem) => Refusals.Sentence(TemplateText.Refusal(problem), text)!;
}
