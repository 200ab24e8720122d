using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Tasks;

internal sealed class WorkTaskMapping : IEntityTypeConfiguration<WorkTask>
{
    public void Configure(EntityTypeBuilder<WorkTask> builder)
    {
        builder.ToTable("tasks");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Kind).HasMaxLength(ITaskSubjects.LongestKind);
        builder.Property(x => x.Words).HasMaxLength(WorkTask.LongestWords);
        builder.Property(x => x.ForName).HasMaxLength(WorkTask.LongestName);
        builder.Ignore(x => x.Allowed);
        builder.HasIndex(x => new { x.Kind, x.Subject });
        builder.HasIndex(x => new { x.ForId, x.State, x.DueOn });
        builder.HasIndex(x => new { x.State, x.DueOn });
        builder.OwnsMany(x => x.Steps, step =>
        {
            step.ToTable("task_steps");
            step.WithOwner().HasForeignKey("TaskId");
            step.HasKey(x => x.Id);
            step.Property(x => x.Id).ValueGeneratedNever();
            step.Property(x => x.By).HasMaxLength(200);
            step.Property(x => x.Words).HasMaxLength(WorkTask.LongestWords);
            step.Property(x => x.ForName).HasMaxLength(WorkTask.LongestName);
        });
    }
}
