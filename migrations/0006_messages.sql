-- When a worker took a message to send it: whoever finds it still taken long after may take it over.
alter table messages add column claimed_at timestamptz;
